import Domain
import JSON
package import Journal
import Packing
package import Platform
import Store

/// Reads the bytes of blocks where the agent wrote them: in the output of a run, or in the copy of a transcript.
package struct RawBlocks {
    /// More than one line of an agent ever had.
    private static let blockBytesMax: Int64 = 1 << 30
    private static let metadataBytesMax = 1 << 20

    private let home: HomePaths
    private let disk: any Disk
    /// Of the last source, in which the next block mostly is too.
    private var last: (source: String, file: String?) = ("", nil)

    package init(of home: HomePaths, on disk: any Disk) {
        self.home = home
        self.disk = disk
    }

    mutating func bytes(of block: TalkBlock, in record: OpenRecord) -> ExportedTalk.RawBytes {
        guard let source = block.source, !block.bytes.isEmpty, Int64(block.bytes.count) <= Self.blockBytesMax else {
            return .missing
        }
        if last.source != source { last = (source, file(of: source, in: record)) }
        guard let file = last.file, let bytes = read(block.bytes, of: file), bytes.count == block.bytes.count else {
            return .missing
        }
        return .bytes(bytes)
    }

    private func file(of source: String, in record: OpenRecord) -> String? {
        let copies = home.imports + "/" + source
        if let packed = version(in: copies) { return "\(copies)/\(packed)" }
        let path = Deliberate.ignore(because: "bytes of a source that cannot be asked for are missing") {
            () throws(StoreError) in
            try record.index.first("SELECT path FROM conversations.sources WHERE source_id = ?", source) { $0.text(0) }
        }
        return path.flatMap { $0 }.flatMap { $0 }
    }

    /// The file of the version that counts, where it is the source of an import.
    private func version(in folder: String) -> String? {
        let bytes = Deliberate.ignore(because: "what has no such file is no import") { () throws(PlatformError) in
            try disk.readAll("\(folder)/meta.json", bytesMax: Self.metadataBytesMax)
        }
        guard let bytes else { return nil }
        let metadata = Deliberate.ignore(because: "what it tells of is missing then") { () throws(JSONError) in
            try JSONReader.read(bytes)
        }
        return metadata?["versions"]?.arrayValue?.last?["file"]?.stringValue
    }

    private func read(_ range: Range<Int64>, of file: String) -> [UInt8]? {
        if file.hasSuffix(".zst") {
            return Deliberate.ignore(because: "bytes that cannot be read are told to be missing") {
                () throws(PackingError) in
                var reader = try PackedReader(file, on: disk)
                var bytes = [UInt8](repeating: 0, count: range.count)
                let count = try bytes.withUnsafeMutableBufferPointer { (room) throws(PackingError) in
                    try reader.read(into: UnsafeMutableRawBufferPointer(room), at: range.lowerBound)
                }
                return Array(bytes.prefix(count))
            }
        }
        return Deliberate.ignore(because: "bytes that cannot be read are told to be missing") {
            () throws(PlatformError) in
            let opened = try disk.openFile(file, .readQuietly)
            var bytes = [UInt8](repeating: 0, count: range.count)
            let count = try bytes.withUnsafeMutableBufferPointer { (room) throws(PlatformError) in
                try disk.readFully(opened, into: UnsafeMutableRawBufferPointer(room), at: range.lowerBound)
            }
            return Array(bytes.prefix(count))
        }
    }
}
