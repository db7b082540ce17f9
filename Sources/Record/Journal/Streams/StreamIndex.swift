package import Domain
package import Platform

/// Reads `stream.idx` at any place. A record that is not whole is not there.
package struct StreamIndex: ~Copyable {
    private let disk: any Disk
    private let file: FileDescriptor

    package init(path: String, on disk: any Disk) throws(JournalError) {
        file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .read) }
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
        var low: Int64 = 0
        var high = try usableCount()
        while low < high {
            let middle = low + (high - low) / 2
            guard let record = try firstWhole(from: middle, before: high) else {
                high = middle
                continue
            }
            if record.record.wall < time { low = record.index + 1 } else { high = middle }
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
        var index = try usableCount()
        while index > 0 {
            let start = max(0, index - 256)
            for case let record? in try records(from: start, countMax: Int(index - start)).reversed()
            where record.kind == .data && record.channel == channel {
                return record.end
            }
            index = start
        }
        return 0
    }

    /// The records that reach beyond files of the given sizes, each with its place.
    package func recordsBeyond(_ sizes: [Channel: Int64]) throws(JournalError) -> [(index: Int64, record: IndexRecord)]
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

    private func firstWhole(from: Int64, before end: Int64) throws(JournalError) -> (index: Int64, record: IndexRecord)?
    {
        for index in from..<end {
            if let record = try record(at: index) { return (index, record) }
        }
        return nil
    }
}
