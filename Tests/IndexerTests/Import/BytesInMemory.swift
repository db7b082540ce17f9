import Indexer
import Platform

/// Bytes in memory; more than the limit cannot be read, as of a disk that goes away.
struct BytesInMemory: ByteSource {
    let content: [UInt8]
    var readableMax = Int64.max
    var bytes: Int64 { Int64(content.count) }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(IndexerError) -> Int {
        let rest = content[min(Int(offset), content.count)...].prefix(buffer.count)
        guard offset + Int64(rest.count) <= readableMax else { throw .disk(.noProgress(subject: "memory")) }
        buffer.copyBytes(from: rest)
        return rest.count
    }
}
