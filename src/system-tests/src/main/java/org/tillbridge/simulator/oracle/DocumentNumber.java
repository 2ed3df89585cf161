package org.tillbridge.simulator.oracle;

/// What is printed on a document, as `store-workstation-series-number`.
record DocumentNumber(int series, long number) {
    static DocumentNumber parse(String printed) {
        String[] parts = printed.split("-", -1);
        return new DocumentNumber(Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
    }

    @Override
    public String toString() {
        return series + "-" + number;
    }
}
