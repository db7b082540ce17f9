/// A number of bytes, which people read in powers of 1024.
package struct ByteCount: Hashable, Comparable, Sendable, CustomStringConvertible {
    private static let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]

    package let bytes: Int64

    package init(bytes: Int64) { self.bytes = bytes }

    package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }

    /// `512 B`, `1.5 MiB`: one decimal, rounded to the nearest; the unit is the first in which that is less than 1024.
    package var description: String {
        let sign = bytes < 0 ? "-" : ""
        let magnitude = bytes.magnitude
        guard magnitude >= 1_024 else { return "\(sign)\(magnitude) B" }
        for (place, unit) in Self.units.enumerated() {
            let tenths = Self.tenths(of: magnitude, shift: 10 * (place + 1))
            if tenths < 10_240 || unit == Self.units.last { return "\(sign)\(tenths / 10).\(tenths % 10) \(unit)" }
        }
        return "\(sign)\(magnitude) B"
    }

    private static func tenths(of magnitude: UInt64, shift: Int) -> UInt64 {
        let whole = magnitude >> shift
        let rest = magnitude - (whole << shift)
        return whole * 10 + ((rest * 10 + (1 << (shift - 1))) >> shift)
    }
}
