import Domain

/// Where the rows of one session, run or response stand in their table.
///
/// A row's number is a place that the owner's id gives, the first 62 bits of its SHA-256, and on top of it the row's
/// sequence with that owner. So a rebuild gives each row its number again, in whatever order files are read; the rows
/// of an owner stand together, so that a table grows at as many places as there are runs; nobody hands out numbers.
/// Two owners fall together only where the distance of their places is shorter than the rows of one: for a million runs
/// of a thousand rows the odds are one in ten thousand, and then the second row is refused, not the first lost.
package struct RowPlace: Hashable, Sendable {
    package let first: Int64

    package init(of owner: String) {
        let digest = SHA256.digest(Array(owner.utf8))
        first = Int64(digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 2)
    }

    /// All that its rows can be: no owner has more of them.
    package var rows: ClosedRange<Int64> { first...first + 1 << 32 }

    package func row(_ sequence: Int64) -> Int64 {
        precondition(sequence >= 0 && sequence < 1 << 62, "A sequence counts from 0 and has at most 62 bits")
        return first + sequence
    }
}
