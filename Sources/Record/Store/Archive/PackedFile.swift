import Packing
import Platform

/// One file of an archived run, read from the middle of the packed one.
final class PackedFile {
    let entry: PackedEntry
    private let pack: String
    private var reader: PackedReader

    init(_ entry: PackedEntry, in pack: String, on disk: any Disk) throws(PlatformError) {
        self.entry = entry
        self.pack = pack
        do throws(PackingError) { reader = try PackedReader(pack, on: disk) } catch {
            throw Self.wrapped(error, pack, entry)
        }
    }

    /// Answers 0 at its end, as a file does.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(PlatformError) -> Int {
        let count = Int(min(Int64(buffer.count), max(0, entry.bytes - offset)))
        guard count > 0 else { return 0 }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        do throws(PackingError) { return try reader.read(into: room, at: entry.offset + offset) } catch {
            throw Self.wrapped(error, pack, entry)
        }
    }

    private static func wrapped(_ error: PackingError, _ pack: String, _ entry: PackedEntry) -> PlatformError {
        if case .disk(let error) = error { return error }
        return .unreadable(path: pack, expected: "\(entry.path) as it was archived (\(error))")
    }
}
