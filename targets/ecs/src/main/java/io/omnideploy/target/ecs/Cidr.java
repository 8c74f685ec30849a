package io.omnideploy.target.ecs;

/**
 * An IPv4 network.
 *
 * @param address its first address
 * @param prefix the bits that all its addresses share
 */
record Cidr(int address, int prefix) {
    private static final int BITS = 32;

    /** Reads {@code 10.0.0.0/16}, whose form was checked; bits beyond the prefix are cleared. */
    static Cidr parse(String text) {
        String[] halves = text.split("/");
        int address = 0;
        for (String part : halves[0].split("\\.")) {
            address = (address << 8) | (Integer.parseInt(part) & 0xff);
        }
        int prefix = Integer.parseInt(halves[1]);
        return new Cidr(address & (-1 << (BITS - prefix)), prefix);
    }

    /** Returns the part of this network with some more bits in its prefix, 0-based. */
    Cidr subnet(int moreBits, int index) {
        int longer = prefix + moreBits;
        return new Cidr(address | (index << (BITS - longer)), longer);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(
                        (address >>> 24) & 0xff,
                        (address >>> 16) & 0xff,
                        (address >>> 8) & 0xff,
                        address & 0xff,
                        prefix);
    }
}
