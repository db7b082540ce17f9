/// Numbers of bytes as people write them into settings: a whole number and its unit (`10GiB`, `500 MB`).
package enum ByteCountText {
    /// One unit: how it is written, and what it is worth.
    package struct Unit: Sendable {
        package let suffix: String
        package let bytes: Int64
    }

    /// Those of powers of 1024, then those of powers of 1000, each from small to large.
    package static let units: [Unit] =
        [Unit(suffix: "B", bytes: 1)] + powers(of: 1_024, ["KiB", "MiB", "GiB", "TiB", "PiB"])
        + powers(of: 1_000, ["kB", "MB", "GB", "TB", "PB"])

    /// The count, or nil where the text is none, has no unit but is not zero, or is too large to count.
    package static func read(_ text: String) -> ByteCount? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits) else { return nil }
        var suffix = text.dropFirst(digits.count)
        if suffix.first == " " { suffix = suffix.dropFirst() }
        if count == 0, text == digits { return ByteCount(bytes: 0) }
        guard let unit = units.first(where: { $0.suffix == suffix }) else { return nil }
        let (bytes, overflows) = count.multipliedReportingOverflow(by: unit.bytes)
        return overflows ? nil : ByteCount(bytes: bytes)
    }

    /// The count to the byte, in the largest unit of powers of 1024 that tells it as a whole number.
    package static func write(_ count: ByteCount) -> String {
        let fitting = units.last { unit in
            unit.bytes & (unit.bytes - 1) == 0 && count.bytes != 0 && count.bytes % unit.bytes == 0
        }
        guard let fitting else { return "\(count.bytes)B" }
        return "\(count.bytes / fitting.bytes)\(fitting.suffix)"
    }

    private static func powers(of base: Int64, _ suffixes: [String]) -> [Unit] {
        var bytes: Int64 = 1
        return suffixes.map { suffix in
            bytes *= base
            return Unit(suffix: suffix, bytes: bytes)
        }
    }
}
