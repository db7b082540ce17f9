/// What became of a copy when its transcript was looked at.
package enum CopyChange: Hashable, Sendable {
    case new
    /// Bytes came behind those that were there.
    case grown(from: Int64)
    case unchanged
    /// It was written again: there is another version now, and rows of the one before do not count any more.
    case replaced
}
