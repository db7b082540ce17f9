import Domain
import Journal
import Platform

/// The line at the end of a channel that goes on.
enum OpenLine {
    /// What is read of it: progress that is drawn over and over for hours is one line, and only its end is shown.
    static let bytesMax: Int64 = 64 << 10

    /// Where reading begins of what begins at `start`: of a long one, with one of its last states.
    static func start(
        of channel: Channel,
        from start: Int64,
        in paths: RunPaths,
        on disk: any Disk
    ) throws(JournalError) -> Int64 {
        let reader = try ChannelReader(channel, of: paths, on: disk)
        let size = try reader.size()
        guard size - start > bytesMax else { return start }
        let tail = size - bytesMax
        var state: Int64?
        var place = tail
        try reader.read(from: tail, length: bytesMax) { bytes in
            if state == nil, let found = bytes.firstIndex(of: UInt8(ascii: "\r")) { state = place + Int64(found) + 1 }
            place += Int64(bytes.count)
        }
        return state ?? tail
    }
}
