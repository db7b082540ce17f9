extension ByteOracle {
    /// What became of the records.
    package struct Report: Hashable, Sendable, CustomStringConvertible {
        /// Records that are there once, in their place and byte for byte, and those that were reordered.
        package var whole: Int64 = 0
        package var lost: Int64 = 0
        /// Records that are there again.
        package var duplicated: Int64 = 0
        /// Records that came behind a later one.
        package var reordered: Int64 = 0
        /// Records of which some bytes are missing.
        package var torn: Int64 = 0
        /// Records of which bytes are others than were written, and bytes of no record at all.
        package var altered: Int64 = 0

        package init() {}

        package var isClean: Bool { lost == 0 && duplicated == 0 && reordered == 0 && torn == 0 && altered == 0 }

        package var description: String {
            "lost \(lost), duplicated \(duplicated), reordered \(reordered), torn \(torn), altered \(altered)"
        }

        package static func + (left: Report, right: Report) -> Report {
            var sum = left
            sum.whole += right.whole
            sum.lost += right.lost
            sum.duplicated += right.duplicated
            sum.reordered += right.reordered
            sum.torn += right.torn
            sum.altered += right.altered
            return sum
        }
    }
}
