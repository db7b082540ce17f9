package import Domain

/// How much memory the machine has left for another program.
package struct MemoryRoom: Hashable, Sendable {
    private static let file = "/proc/meminfo"

    /// As the kernel reckons it: with what it can give up without writing it anywhere.
    package let available: ByteCount

    package static func read(on disk: any Disk) throws(PlatformError) -> MemoryRoom {
        let text = String(decoding: try disk.readAll(file, bytesMax: 1 << 16), as: UTF8.self)
        guard let room = MemoryRoom(parsing: text) else {
            throw .unreadable(path: file, expected: "a line MemAvailable")
        }
        return room
    }

    init?(parsing text: String) {
        let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
        let words = line?.split(separator: " ") ?? []
        guard words.count == 3, words[2] == "kB", let kilobytes = Int64(words[1]), kilobytes <= Int64.max >> 10 else {
            return nil
        }
        available = ByteCount(bytes: kilobytes << 10)
    }
}
