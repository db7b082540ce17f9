import Glibc

/// How many files this process may have open. A run that goes on takes several.
package enum DescriptorLimit {
    /// As many as the system allows, which is mostly far more than what a shell gives its programs.
    package static func raise() {
        var limit = rlimit()
        let number = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(number, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        // Where that is refused it goes on with what it has: what cannot be opened is told of then.
        _ = setrlimit(number, &limit)
    }
}
