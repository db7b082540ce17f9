package import Domain
package import Platform

/// Reads `stream.idx` at any place. A record that is not whole is not there.
package struct StreamIndex: ~Copyable {
    /// How far back a chunk is looked for that is good to know of, and can be done without.
    static let lookBackCount: Int64 = 4_096

    private let disk: any Disk
    private let file: FileDescriptor

    package init(path: String, on disk: any Disk) throws(JournalError) {
        file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .readQuietly) }
        self.disk = disk
    }

    /// How many places there are now; the last records may yet be torn.
    package func count() throws(JournalError) -> Int64 {
        return try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes / Int64(IndexRecord.bytesCount)
        }
    }

    /// How many bytes stand behind the last place.
    func strayBytes() throws(JournalError) -> Int64 {
        try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes } % Int64(IndexRecord.bytesCount)
    }

    /// How many records there are in front of what is torn at the end.
    package func usableCount() throws(JournalError) -> Int64 {
        var count = try count()
        while count > 0, try record(at: count - 1) == nil { count -= 1 }
        return count
    }

    /// nil where there is no record, or none that is whole.
    package func record(at index: Int64) throws(JournalError) -> IndexRecord? {
        try records(from: index, countMax: 1).first ?? nil
    }

    /// Up to so many records from `index` on; nil for one that is not whole.
    package func records(from index: Int64, countMax: Int) throws(JournalError) -> [IndexRecord?] {
        precondition(index >= 0 && countMax > 0, "records are counted from zero")
        let size = IndexRecord.bytesCount
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: countMax * size, alignment: 8)
        defer { block.deallocate() }
        let length: Int
        length = try onDisk { () throws(PlatformError) in try disk.readFully(file, into: block, at: index * Int64(size))
        }
        return stride(from: 0, through: length - size, by: size).map { place in
            IndexRecord(parsing: UnsafeRawBufferPointer(rebasing: block[place..<(place + size)]))
        }
    }

    /// The place of the first record that is not older than `time`, by halving; the number of records if all are older.
    ///
    /// Where the wall clock was set back in between, it is one of the places where the record passes that time.
    package func firstIndex(notBefore time: WallTime) throws(JournalError) -> Int64 {
        try firstIndex { $0.wall >= time }
    }

    /// The place of the first record with a higher number; the number of records if there is none.
    package func firstIndex(after sequence: Int64) throws(JournalError) -> Int64 {
        try firstIndex { $0.sequence > sequence }
    }

    private func firstIndex(where isBehind: (IndexRecord) -> Bool) throws(JournalError) -> Int64 {
        var low: Int64 = 0
        var high = try usableCount()
        while low < high {
            let middle = low + (high - low) / 2
            guard let record = try firstWhole(from: middle, before: high) else {
                high = middle
                continue
            }
            if isBehind(record.record) { high = middle } else { low = record.index + 1 }
        }
        return low
    }

    /// Where reading a channel from `time` begins: at the first chunk of the channel that is not older, else at its
    /// end.
    package func offset(of channel: Channel, from time: WallTime) throws(JournalError) -> Int64 {
        var index = try firstIndex(notBefore: time)
        while true {
            let block = try records(from: index, countMax: 256)
            guard !block.isEmpty else { break }
            for case let record? in block where record.kind == .data && record.channel == channel {
                return record.offset
            }
            index += Int64(block.count)
        }
        return try end(of: channel)
    }

    /// Where the bytes of the channel end, as far as records tell.
    package func end(of channel: Channel) throws(JournalError) -> Int64 {
        try lastChunk(before: try usableCount()) { $0.channel == channel }?.end ?? 0
    }

    /// The records that reach beyond files of the given sizes, each with its place.
    package func recordsBeyond(_ sizes: PerChannel<Int64>) throws(JournalError) -> [(index: Int64, record: IndexRecord)]
    {
        var beyond: [(index: Int64, record: IndexRecord)] = []
        var index = try usableCount()
        // From the end: the bytes that a power cut takes are the last ones.
        while index > 0 {
            let start = max(0, index - 256)
            let block = try records(from: start, countMax: Int(index - start))
            let found = block.enumerated().compactMap { place, record -> (index: Int64, record: IndexRecord)? in
                guard let record, record.kind == .data, record.end > sizes[record.channel] ?? 0 else { return nil }
                return (start + Int64(place), record)
            }
            beyond = found + beyond
            guard !found.isEmpty else { break }
            index = start
        }
        return beyond
    }

    /// The last chunk of either channel, where it is among the last records: others are rare.
    package func lastChunk() throws(JournalError) -> IndexRecord? {
        let count = try count()
        guard count > 0 else { return nil }
        let start = max(0, count - 16)
        for case let record? in try records(from: start, countMax: 16).reversed() where record.kind == .data {
            return record
        }
        return nil
    }

    /// The last chunk in front of a place that is as wanted; nil where there is none, or where so many records were
    /// looked at.
    func lastChunk(
        before place: Int64,
        lookingAtMost countMax: Int64 = .max,
        where isWanted: (IndexRecord) -> Bool
    ) throws(JournalError) -> IndexRecord? {
        var index = place
        let least = countMax < place ? place - countMax : 0
        while index > least {
            let start = max(least, index - 256)
            for case let record? in try records(from: start, countMax: Int(index - start)).reversed()
            where record.kind == .data && isWanted(record) {
                return record
            }
            index = start
        }
        return nil
    }

    /// When the byte at the offset came, by a chunk that is not far in front of the number.
    func time(of offset: Int64, in channel: Channel, before sequence: Int64) throws(JournalError) -> WallTime? {
        let chunk = try lastChunk(before: try firstIndex(after: sequence - 1), lookingAtMost: Self.lookBackCount) {
            $0.channel == channel && $0.offset <= offset
        }
        return chunk?.wall
    }

    private func firstWhole(from: Int64, before end: Int64) throws(JournalError) -> (index: Int64, record: IndexRecord)?
    {
        for index in from..<end {
            if let record = try record(at: index) { return (index, record) }
        }
        return nil
    }
}
