import Decoding
import Domain
import Journal
import Platform

/// Reads one channel of a live run line by line, from its start, and goes on when it has grown. It has nothing to do
/// with how far the index is.
final class LiveOutput {
    /// A line's fact, where the line is, and when it came.
    typealias Sink = (Fact, LineOrigin, WallTime) -> Void

    let channel: Channel
    /// Where the next line begins.
    private(set) var offset: Int64 = 0
    /// When the last line came that was read.
    private(set) var lastAt: WallTime?
    private let paths: RunPaths
    private let disk: any Disk
    private let isPlain: Bool
    private let wantsLines: Bool
    private var decoder: any LineDecoder
    private var times: Times?
    private var last: WallTime

    /// What is not copied stands behind a reference.
    private final class Times {
        var times: LineTimes

        init(_ times: consuming LineTimes) { self.times = times }
    }

    init(_ channel: Channel, of facts: RunFacts, markers: MarkerPrefixes, on disk: any Disk) {
        self.channel = channel
        self.disk = disk
        paths = facts.paths
        last = facts.metadata.createdAt
        let agent = channel == .stdout ? facts.metadata.workerKind.known : nil
        let format = SourceFormat.output(of: agent)
        isPlain = format == .plain
        // Text has no facts but its markers.
        wantsLines = !isPlain || markers != .none
        decoder = format.decoder(DecodingPlan(markers: markers), model: facts.metadata.model)
    }

    /// Reads so many bytes, and answers whether that was all that there is.
    func read(upTo bytesMax: Int64, isOver: Bool, _ sink: Sink) throws(IndexerError) -> Bool {
        guard try hasMore(), let times = try known() else { return true }
        guard wantsLines else { return try passOver(times) }
        let end = offset + bytesMax
        var lines = SourceLines(try PlainBytes(paths.log(of: channel), on: disk), from: offset)
        while let line = try lines.next() {
            // What has no end or no time yet has it the next time.
            if !isOver, try !Self.isWhole(line, times) { return true }
            try take(line, times, sink)
            offset = lines.offset
            if offset >= end { return false }
        }
        return true
    }

    func hasMore() throws(IndexerError) -> Bool { try bytes() > offset }

    private func bytes() throws(IndexerError) -> Int64 {
        try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: paths.log(of: channel))?.bytes ?? 0 }
    }

    private func known() throws(IndexerError) -> Times? {
        if times == nil { times = Times(try LineTimes(paths, of: channel, on: disk)) }
        return times
    }

    private func passOver(_ times: Times) throws(IndexerError) -> Bool {
        offset = try bytes()
        lastAt = try times.times.time(at: offset - 1) ?? lastAt
        return true
    }

    private static func isWhole(_ line: SourceLine, _ times: Times) throws(IndexerError) -> Bool {
        switch line {
        case .line(_, let place), .tooLong(let place, _, isTorn: false): try times.times.isKnown(place)
        case .torn, .tooLong: false
        }
    }

    private func take(_ line: SourceLine, _ times: Times, _ sink: Sink) throws(IndexerError) {
        let told: WallTime?
        switch line {
        case .line(let bytes, let place), .torn(let bytes, let place):
            told = try times.times.time(at: place)
            lastAt = told ?? lastAt
            decode(bytes, at: place, told, sink)
        case .tooLong(let place, _, _):
            lastAt = try times.times.time(at: place) ?? lastAt
        }
    }

    private func decode(_ bytes: UnsafeRawBufferPointer, at place: Int64, _ told: WallTime?, _ sink: Sink) {
        Deliberate.ignore(because: "the index counts lines that are none, and says so") { () throws(DecodingError) in
            try decoder.line(bytes, at: place) { fact, origin in
                let time = told ?? origin.at ?? last
                last = time
                sink(fact, origin, time)
            }
        }
    }
}
