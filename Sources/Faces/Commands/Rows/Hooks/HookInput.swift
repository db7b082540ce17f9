import Glibc

/// The standard input of a hook: read for as long as it comes, which must not be long.
enum HookInput {
    static let bytesMax = 4 << 20
    private static let patienceMilliseconds: Int32 = 300

    /// Empty where there is none, where nobody closes it, and where it is more than a hook can say.
    static func read() -> [UInt8] {
        guard isatty(STDIN_FILENO) == 0 else { return [] }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= bytesMax {
            var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let found = poll(&ready, 1, patienceMilliseconds)
            if found < 0, errno == EINTR { continue }
            guard found > 0 else { return [] }
            let count = Glibc.read(STDIN_FILENO, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return [] }
            if count == 0 { return bytes }
            bytes += block[..<count]
        }
        return []
    }
}
