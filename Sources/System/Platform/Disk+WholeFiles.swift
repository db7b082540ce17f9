import Domain
import Glibc

/// Files read and written as a whole, and the folders that they stand in.
extension Disk {
    /// A file that grows while it is read gives what it had, up to the limit; one beyond the limit is an error and
    /// not a part of it.
    package func readAll(_ path: String, bytesMax: Int) throws(PlatformError) -> [UInt8] {
        let file = try openFile(path, .read)
        let bytesKnown = Int(try status(of: file).bytes)
        guard bytesKnown <= bytesMax else { throw .tooLarge(path: path, bytesMax: bytesMax) }
        // One byte more than is known, to see the end. A file of /proc claims to have none.
        var bytes = [UInt8](repeating: 0, count: max(bytesKnown + 1, 1024))
        var filled = 0
        while true {
            filled += try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PlatformError) in
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                return try readFully(file, into: UnsafeMutableRawBufferPointer(rest), at: Int64(filled))
            }
            guard filled <= bytesMax else { throw .tooLarge(path: path, bytesMax: bytesMax) }
            guard filled == bytes.count else { break }
            bytes += [UInt8](repeating: 0, count: filled)
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// Writes a file that must not exist yet. It and its name are on the device when this returns; after a failure
    /// there is no file.
    package func createFile(_ path: String, with bytes: [UInt8]) throws(PlatformError) {
        let file = try openFile(path, .createNew)
        do {
            try writeAll(bytes, to: file)
            try synchronizeFully(file, .everything)
            try synchronizeFolder(FilePath.folder(of: path))
        } catch {
            removeHalfMade(path)
            throw error
        }
    }

    /// Puts new bytes in the place of a file, or makes it: whoever reads sees the old or the new, and after a power
    /// cut too. A failed attempt leaves the old file and no temporary one.
    package func replaceFile(_ path: String, with bytes: [UInt8]) throws(PlatformError) {
        var step = ReplaceStep.create
        do throws(PlatformError) {
            let temporary = temporaryName(for: path)
            let file = try openFile(temporary, .createNew)
            try moveInto(path, file, temporary, bytes, &step)
            step = .synchronizeFolder
            try synchronizeFolder(FilePath.folder(of: path))
        } catch { throw .notReplaced(path: path, step: step, cause: error.errno) }
    }

    /// Makes a folder and what is missing above it, each of mode 0700 and its name on the device. A folder that is
    /// there already is left as it is.
    package func makeFolders(_ path: String) throws(PlatformError) {
        do throws(PlatformError) {
            try makeFolderUnlessThere(path)
        } catch  where error.errno == .notFound {
            let above = FilePath.folder(of: path)
            guard above != path else { throw error }
            try makeFolders(above)
            // Only once more: what is above it is there now, and below /proc, say, that changes nothing.
            try makeFolderUnlessThere(path)
        }
    }

    private func makeFolderUnlessThere(_ path: String) throws(PlatformError) {
        do throws(PlatformError) {
            try uninterrupted { () throws(PlatformError) in try makeFolder(path) }
        } catch  where error.errno == .exists {
            guard try status(of: path)?.kind == .folder else { throw .notFolder(path: path) }
            return
        }
        try synchronizeFolder(FilePath.folder(of: path))
    }

    private func moveInto(
        _ path: String,
        _ file: borrowing FileDescriptor,
        _ temporary: String,
        _ bytes: [UInt8],
        _ step: inout ReplaceStep
    ) throws(PlatformError) {
        do {
            step = .write
            try writeAll(bytes, to: file)
            step = .synchronize
            try synchronizeFully(file, .everything)
            step = .rename
            try uninterrupted { () throws(PlatformError) in try rename(temporary, to: path) }
        } catch {
            removeHalfMade(temporary)
            throw error
        }
    }

    /// In the same folder, since a rename does not leave a file system; hidden, and told apart from those of other
    /// processes and of attempts that were killed.
    func temporaryName(for path: String) -> String {
        let suffix = "\(getpid()).\(String(Randomness.uint64(), radix: 36)).tmp"
        return "\(FilePath.folder(of: path))/.\(FilePath.name(of: path)).\(suffix)"
    }

    func removeHalfMade(_ path: String) {
        Deliberate.ignore(because: "the failure that led here is the one to report, and nobody reads what is left") {
            () throws(PlatformError) in try remove(path)
        }
    }
}
