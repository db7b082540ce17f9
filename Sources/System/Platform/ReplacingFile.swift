/// A file that is written bit by bit beside the one whose place it takes: whoever reads sees the old one or the new one
/// whole. What is given up on leaves nothing behind.
package final class ReplacingFile {
    private let path: String
    private let temporary: String
    private let disk: any Disk
    private let file: FileDescriptor
    private var isInPlace = false

    package init(_ path: String, on disk: any Disk) throws(PlatformError) {
        self.path = path
        self.disk = disk
        temporary = disk.temporaryName(for: path)
        do throws(PlatformError) { file = try disk.openFile(temporary, .createNew) } catch {
            throw .notReplaced(path: path, step: .create, cause: error.errno)
        }
    }

    deinit { if !isInPlace { disk.removeHalfMade(temporary) } }

    package func write(_ bytes: [UInt8]) throws(PlatformError) {
        do throws(PlatformError) { try disk.writeAll(bytes, to: file) } catch {
            throw .notReplaced(path: path, step: .write, cause: error.errno)
        }
    }

    /// It is whole: it and its name are on the device when this returns.
    package func putInPlace() throws(PlatformError) {
        var step = ReplaceStep.synchronize
        do throws(PlatformError) {
            try disk.synchronizeFully(file, .everything)
            step = .rename
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(temporary, to: path) }
            isInPlace = true
            step = .synchronizeFolder
            try disk.synchronizeFolder(FilePath.folder(of: path))
        } catch { throw .notReplaced(path: path, step: step, cause: error.errno) }
    }
}
