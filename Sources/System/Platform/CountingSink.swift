import CPlatform
import Domain
import Glibc

/// Where bytes of a pipe are thrown away and counted to the byte, by whichever copy of this process, and whoever of
/// them is killed in the middle of it.
///
/// The bytes go into a small file in memory that all copies have open together. The kernel moves its position on with
/// the bytes, in the one call that takes them from the pipe, and no signal comes between. So that the file stays small,
/// writing begins again at its beginning after two laps. How many laps there were is shared memory, and at most one
/// behind: whether it is shows in which of the two laps the position stands.
package final class CountingSink {
    /// What one call moves at most. Small enough to stay in a processor's cache.
    static let lapBytes: Int64 = 64 << 10

    private enum Place {
        static let laps = 0
        /// Where the count began, and with it what went by the file.
        static let besides = 1
    }

    private static let notBegun = Int64.min

    let file: FileDescriptor
    private let counts: SharedCounts

    /// - Parameter folder: where the file is made if the system has none in memory.
    package convenience init(elseIn folder: String, isMemoryAllowed: Bool = true) throws(PlatformError) {
        try self.init(into: MemoryFile.make(holding: [], elseIn: folder, isMemoryAllowed: isMemoryAllowed))
    }

    init(into file: consuming FileDescriptor) throws(PlatformError) {
        self.file = file
        counts = try SharedCounts(count: 2)
        counts[Place.besides] = Self.notBegun
    }

    /// Says what the count begins at. Only the first copy to say so counts.
    package func begin(at count: Int64) {
        if counts[Place.besides] == Self.notBegun { counts[Place.besides] = count }
    }

    /// What it began at and all that was thrown away since.
    package func total() throws(PlatformError) -> Int64 { try settled() + max(0, counts[Place.besides]) }

    /// Throws bytes of the pipe away, and says how many; nil where it is empty, 0 at its end.
    package func take(from pipe: borrowing FileDescriptor, countMax: Int) throws(PlatformError) -> Int? {
        var taken = 0
        while taken < countMax {
            _ = try settled()
            let wanted = min(countMax - taken, Int(Self.lapBytes))
            guard let count = try takeLap(from: pipe, countMax: wanted) else { return taken > 0 ? taken : nil }
            guard count > 0 else { break }
            taken += count
        }
        return taken
    }

    private func takeLap(from pipe: borrowing FileDescriptor, countMax: Int) throws(PlatformError) -> Int? {
        do throws(PlatformError) {
            return try pipe.move(to: file, countMax: countMax)
        } catch {
            // A file on a disk may find it full, and whoever writes must not wait for that: these few are counted in
            // memory only, a moment after they have gone.
            guard let count = try pipe.discard(countMax: countMax) else { return nil }
            counts[Place.besides] = max(0, counts[Place.besides]) + Int64(count)
            return count
        }
    }

    /// What has gone through the file. Each step may be the last of this copy, and the next takes the others.
    private func settled() throws(PlatformError) -> Int64 {
        let place = Int64(lseek(file.number, 0, SEEK_CUR))
        guard place >= 0 else { throw .last("look at", file.subject) }
        let isBehind = (place / Self.lapBytes - counts[Place.laps]) % 2 != 0
        if isBehind { counts[Place.laps] += 1 }
        if place >= 2 * Self.lapBytes, lseek(file.number, off_t(place - 2 * Self.lapBytes), SEEK_SET) < 0 {
            throw .last("go back in", file.subject)
        }
        return counts[Place.laps] * Self.lapBytes + place % Self.lapBytes
    }
}
