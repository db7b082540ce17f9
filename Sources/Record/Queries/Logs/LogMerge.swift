import Domain
package import Journal

/// The lines of several streams in one order: each keeps its own, and of their next lines the oldest comes first.
package struct LogMerge {
    private var streams: [any LogStream]
    /// The next line of each, where it is known.
    private var heads: [LogLine?]

    package init(_ streams: [any LogStream]) {
        self.streams = streams
        heads = streams.map { _ in nil }
    }

    package mutating func append(_ stream: any LogStream) {
        streams.append(stream)
        heads.append(nil)
    }

    package mutating func next() throws(JournalError) -> LogLine? {
        var oldest: Int?
        for place in streams.indices {
            if heads[place] == nil { heads[place] = try streams[place].next() }
            guard let head = heads[place] else { continue }
            if let best = oldest, let bestHead = heads[best], !head.isOlder(than: bestHead) { continue }
            oldest = place
        }
        guard let oldest else { return nil }
        defer { heads[oldest] = nil }
        return heads[oldest]
    }

    /// What was read ahead, where no more is to be read.
    package mutating func held() -> LogLine? {
        for place in heads.indices {
            guard let head = heads[place] else { continue }
            heads[place] = nil
            return head
        }
        for stream in streams {
            if let line = stream.held() { return line }
        }
        return nil
    }

    package mutating func rest() throws(JournalError) -> LogLine? {
        for stream in streams {
            if let line = try stream.rest() { return line }
        }
        return nil
    }
}

extension LogLine {
    /// What has no time comes first, so that it holds nothing up.
    fileprivate func isOlder(than other: LogLine) -> Bool {
        guard let otherTime = other.time else { return false }
        return time.map { $0 < otherTime } ?? true
    }
}
