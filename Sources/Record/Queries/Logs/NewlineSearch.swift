import Domain
import Glibc
import Journal
import Platform

/// Finds line ends in the bytes of one channel, block by block and from front to back; nothing is decoded.
struct NewlineSearch: ~Copyable {
    enum Finding: Equatable {
        case lineEnd(at: Int64)
        /// There is none up to there, which is the end of the file where it is not the end of what was asked for.
        case none(upTo: Int64)
    }

    private static let blockBytes = 256 << 10

    private let disk: any Disk
    private let file: FileDescriptor
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
    /// What of the file stands in the block.
    private var held: Range<Int64> = 0..<0

    init(_ path: String, on disk: any Disk) throws(JournalError) {
        do throws(PlatformError) { file = try disk.openFile(path, .readQuietly) } catch { throw .disk(error) }
        self.disk = disk
    }

    deinit { block.deallocate() }

    func size() throws(JournalError) -> Int64 {
        do throws(PlatformError) { return try disk.status(of: file).bytes } catch { throw .disk(error) }
    }

    mutating func next(in range: Range<Int64>) throws(JournalError) -> Finding {
        var place = range.lowerBound
        while place < range.upperBound {
            if !held.contains(place) { try fill(from: place) }
            let end = min(held.upperBound, range.upperBound)
            guard place < end, let start = block.baseAddress else { break }
            let from = start + Int(place - held.lowerBound)
            if let found = memchr(from, Int32(UInt8(ascii: "\n")), Int(end - place)) {
                return .lineEnd(at: place + Int64(UnsafeRawPointer(found) - UnsafeRawPointer(from)))
            }
            place = end
        }
        return .none(upTo: place)
    }

    private mutating func fill(from offset: Int64) throws(JournalError) {
        do throws(PlatformError) {
            held = offset..<offset + Int64(try disk.readFully(file, into: block, at: offset))
        } catch { throw .disk(error) }
    }
}
