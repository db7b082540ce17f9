import Domain
import Journal
package import Platform

/// A folder that the three files of a task are written into. All three are whole before the first takes its place.
package struct TaskFolder {
    /// One file that was written.
    package struct Written: Hashable, Sendable {
        package let file: TaskFile
        package let path: String
        package let bytes: Int64
    }

    package let path: String
    private let disk: any Disk

    /// Makes the folder, or takes one that is there. Files of these names are somebody's, and stay unless they may be
    /// replaced.
    package init(_ path: String, replaces: Bool, on disk: any Disk) throws(CommandError) {
        do throws(PlatformError) {
            try disk.makeFolders(FilePath.resolved(path))
            self.path = FilePath.resolved(path)
            self.disk = disk
            guard !replaces else { return }
        } catch {
            throw .platform(error)
        }
        try refuseTaken()
    }

    package func write(_ record: inout TaskRecord) throws(CommandError) -> [Written] {
        do throws(JournalError) {
            var task = try build(.task, from: &record)
            var backend = try build(.backend, from: &record)
            var events = try build(.events, from: &record)
            return [
                try place(&task, as: .task), try place(&backend, as: .backend), try place(&events, as: .events),
            ]
        } catch {
            throw .journal(error)
        }
    }

    private func refuseTaken() throws(CommandError) {
        var taken: [String] = []
        do throws(PlatformError) {
            for file in TaskFile.allCases where try disk.exists(place(of: file)) { taken.append(file.rawValue) }
        } catch {
            throw .platform(error)
        }
        guard !taken.isEmpty else { return }
        throw .refused(
            "\(path) holds \(taken.joined(separator: ", ")) already",
            hint: "name another folder, or replace them with --force"
        )
    }

    private func place(of file: TaskFile) -> String { "\(path)/\(file.rawValue)" }

    private func build(_ file: TaskFile, from record: inout TaskRecord) throws(JournalError) -> FileBuild {
        var build: FileBuild
        do throws(PlatformError) { build = try FileBuild(place(of: file), on: disk) } catch { throw .disk(error) }
        try record.read(file) { (bytes) throws(JournalError) in
            do throws(PlatformError) { try build.append(bytes) } catch { throw .disk(error) }
        }
        do throws(PlatformError) { try build.finish() } catch { throw .disk(error) }
        return build
    }

    private func place(_ build: inout FileBuild, as file: TaskFile) throws(JournalError) -> Written {
        do throws(PlatformError) { try build.place() } catch { throw .disk(error) }
        return Written(file: file, path: build.path, bytes: build.bytesCount)
    }
}
