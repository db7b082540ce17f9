import Packing
import Platform

/// Bytes that can be read from any place, wherever they are kept.
package protocol ByteSource: ~Copyable {
    /// How many there are to be read.
    var bytes: Int64 { get }

    /// Fills the buffer from `offset` on; fewer bytes mean the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(IndexerError) -> Int
}

extension ByteSource where Self: ~Copyable {
    /// All of it at once, for what is one value; an error where that is more than `bytesMax`.
    mutating func whole(bytesMax: Int, of path: String) throws(IndexerError) -> [UInt8] {
        guard bytes <= Int64(bytesMax) else { throw .disk(.tooLarge(path: path, bytesMax: bytesMax)) }
        var whole = [UInt8](repeating: 0, count: Int(bytes))
        let count = try whole.withUnsafeMutableBufferPointer { (buffer) throws(IndexerError) in
            try read(into: UnsafeMutableRawBufferPointer(buffer), at: 0)
        }
        guard count == whole.count else {
            throw .packing(.damaged(path: path, offset: Int64(count), found: "the end"))
        }
        return whole
    }
}
