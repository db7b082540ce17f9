import Glibc

/// What this machine calls itself. Shown to people and written into records, never decided by.
package enum HostName {
    package static func current() throws(PlatformError) -> String {
        var failure: PlatformError?
        // POSIX allows 255 bytes, and does not promise a NUL where a name is cut.
        let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 257) { buffer -> String in
            buffer.initialize(repeating: 0)
            guard let start = buffer.baseAddress, gethostname(start, buffer.count - 1) == 0 else {
                failure = .last("ask for", "the name of this machine")
                return ""
            }
            return String(cString: start)
        }
        if let failure { throw failure }
        return name
    }
}
