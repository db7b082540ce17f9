import Glibc

/// How many files a process may have open: with too few a shim ends in the middle of its beginning.
package enum DescriptorCheck {
    /// What a shim has open at once, with some to spare.
    package static let needed = 40

    package static func check() throws(RunsError) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        try check(Int(clamping: limit.rlim_cur))
    }

    package static func check(_ limit: Int) throws(RunsError) {
        guard limit >= needed else { throw .tooFewDescriptors(limit: limit, needed: needed) }
    }
}
