package org.tillbridge.pos;

import org.tillbridge.pos.approval.ApprovalLapse;
import org.tillbridge.pos.approval.Approvals;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.drawer.DrawerService;
import org.tillbridge.pos.offline.OfflinePayments;
import org.tillbridge.pos.report.DayReports;
import org.tillbridge.pos.report.PaperReports;
import org.tillbridge.pos.signon.AutoLock;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.retail.Rights;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.replica.ReplicaView;

import java.time.Duration;

/// What is done at a till beside selling: approving, moving money, reporting.
public record TillControls(
        Approvals approvals,
        DrawerService drawer,
        PostVoidService postVoid,
        DayReports reports,
        PaperReports paper) {
    static TillControls of(
            JournalReader journal,
            ReplicaReader replica,
            DayBook dayBook,
            SignOnService signOn,
            Session session,
            PostVoidService postVoid,
            ApprovalLapse lapse,
            OfflinePayments offline,
            boolean training) {
        DayReports reports = new DayReports(journal, replica, offline);
        return new TillControls(
                new Approvals(signOn, session, dayBook, lapse),
                new DrawerService(dayBook, session),
                postVoid,
                reports,
                new PaperReports(reports, replica, session, training));
    }

    /// Who may do what in this store.
    static Rights rights(ReplicaView replica) {
        return Rights.PRESETS.with(
                replica.rights().stream()
                        .map(row -> new Rights.Change(row.role(), row.right(), row.permission()))
                        .toList());
    }

    /// What signs the operator off when nobody touches the till for that long.
    static AutoLock lock(TillServices till, Navigation navigation, Duration untouched) {
        return new AutoLock(
                till.signOn(),
                till.session(),
                navigation,
                untouched,
                till.tenders().cards()::isAsking);
    }
}
