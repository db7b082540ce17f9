import Domain
import Journal
import Platform

extension ExitRecord {
    /// Writes the file, once: what stands there already counts, unless its writer was killed in the middle of it.
    /// Answers what kept it from being written.
    func write(to paths: RunPaths, on disk: any Disk) -> Errno? {
        do throws(PlatformError) {
            try disk.createFile(paths.exit, with: bytes)
            return nil
        } catch {
            guard error.errno == .exists else { return error.errno ?? .inputOutput }
        }
        guard Self.find(in: paths, on: disk) == nil else { return nil }
        do throws(PlatformError) {
            try disk.replaceFile(paths.exit, with: bytes)
            return nil
        } catch {
            return error.errno ?? .inputOutput
        }
    }

    /// The record of an earlier keeper, where there is a whole one.
    static func find(in paths: RunPaths, on disk: any Disk) -> ExitRecord? {
        Deliberate.ignore(because: "a file that is missing or torn tells nothing") {
            () throws(JournalError) in
            let bytes = try onSystem { () throws(PlatformError) in try disk.readAll(paths.exit, bytesMax: 4096) }
            return try ExitRecord.read(bytes, file: paths.exit)
        }
    }
}
