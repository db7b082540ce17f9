package import Domain
package import Journal
package import Platform

/// Plays what the agent wrote in a run again, in its order and at its pace.
package struct Replay: ~Copyable {
    private let streams: StreamChoice
    private let waiting: any ReplayWait
    private let clock: any Clock
    private var run: RunReader
    private let stdout: ChannelReader
    private let stderr: ChannelReader
    private var pace: ReplayPace
    private var screen: ReplayScreen
    /// The channels of which something was shown.
    private var begun: Set<Channel> = []

    package init(
        _ paths: RunPaths,
        from start: WallTime?,
        streams: StreamChoice,
        pace: ReplayPace,
        screen: ReplayScreen,
        waiting: any ReplayWait,
        disk: any Disk,
        clock: any Clock
    ) throws(JournalError) {
        let run = try RunReader(paths, on: disk, from: start)
        let stdout = try ChannelReader(.stdout, of: paths, on: disk)
        let stderr = try ChannelReader(.stderr, of: paths, on: disk)
        self.run = run
        self.stdout = stdout
        self.stderr = stderr
        self.streams = streams
        self.pace = pace
        self.screen = screen
        self.waiting = waiting
        self.clock = clock
    }

    /// Plays to what is the end now. Answers whether it came so far; else somebody has said stop.
    package mutating func play() throws(CommandError) -> Bool {
        while let record = try nextChunk() {
            let due = pace.due(record, at: clock.now().monotonic)
            if due > clock.now().monotonic { try screen.flush() }
            guard try waiting.wait(until: due) else { return try stop() }
            guard try show(record) else { return try stop() }
        }
        try screen.end()
        return true
    }

    private mutating func stop() throws(CommandError) -> Bool {
        try screen.end()
        return false
    }

    private mutating func nextChunk() throws(CommandError) -> IndexRecord? {
        do throws(JournalError) {
            while let item = try run.next() {
                if case .chunk(let record) = item, streams.contains(record.channel) { return record }
            }
            return nil
        } catch {
            throw .journal(error)
        }
    }

    /// A chunk may be long, and a terminal slow: in between it is seen whether to go on.
    private mutating func show(_ record: IndexRecord) throws(CommandError) -> Bool {
        if begun.insert(record.channel).inserted { try begin(record) }
        var offset = record.offset
        while offset < record.end {
            let bytes = try read(record.channel, from: offset, length: record.end - offset)
            guard !bytes.isEmpty else { return true }
            try bytes.withUnsafeBufferPointer { (bytes) throws(CommandError) in
                try screen.show(UnsafeRawBufferPointer(bytes), of: record.channel)
            }
            offset += Int64(bytes.count)
            guard try waiting.wait(until: clock.now().monotonic) else { return false }
        }
        return true
    }

    /// A secret may have begun before what is shown of a channel.
    private mutating func begin(_ record: IndexRecord) throws(CommandError) {
        var offset = max(0, record.offset - ReplayScreen.contextBytes)
        var context: [UInt8] = []
        while offset < record.offset {
            let bytes = try read(record.channel, from: offset, length: record.offset - offset)
            guard !bytes.isEmpty else { break }
            context += bytes
            offset += Int64(bytes.count)
        }
        screen.begin(behind: context, of: record.channel)
    }

    private func read(_ channel: Channel, from offset: Int64, length: Int64) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8] = []
        let block = min(length, Int64(ChannelReader.blockBytes))
        do throws(JournalError) {
            switch channel {
            case .stdout: _ = try stdout.read(from: offset, length: block) { bytes += $0 }
            case .stderr: _ = try stderr.read(from: offset, length: block) { bytes += $0 }
            }
        } catch {
            throw .journal(error)
        }
        return bytes
    }
}
