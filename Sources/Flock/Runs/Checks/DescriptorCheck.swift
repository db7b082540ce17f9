import Platform

/// How many files a program that we start may have open: with too few a shim ends in the middle of its beginning.
package enum DescriptorCheck {
    /// What a shim has open at once, with some to spare.
    package static let needed = 40

    package static func check() throws(RunsError) {
        if let limit = DescriptorLimit.countOfChildren { try check(Int(clamping: limit)) }
    }

    package static func check(_ limit: Int) throws(RunsError) {
        guard limit >= needed else { throw .tooFewDescriptors(limit: limit, needed: needed) }
    }
}
