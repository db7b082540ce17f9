package import Domain
package import Journal
package import Platform

/// The files that the lines of a run stand in, as they were at some moment. What was counted in them holds for as long
/// as they only grow.
package struct LineFiles: Hashable, Sendable {
    private struct File: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
        let bytes: Int64
        let modified: WallTime
    }

    private var files: [File?] = []

    package init(of paths: RunPaths, on disk: any Disk) throws(JournalError) {
        for path in [paths.log(of: .stdout), paths.log(of: .stderr), paths.workerLog, paths.streamIndex] {
            do throws(PlatformError) {
                let status = try disk.status(of: path)
                files.append(
                    status.map {
                        File(device: $0.device, inode: $0.inode, bytes: $0.bytes, modified: $0.modified)
                    }
                )
            } catch { throw .disk(error) }
        }
    }

    /// How much the run has written to a channel.
    package func writtenBytes(of channel: Channel) -> Int64 {
        switch channel {
        case .stdout: files[0]?.bytes ?? 0
        case .stderr: files[1]?.bytes ?? 0
        }
    }

    /// Whether nothing happened since but that they have grown: they were not archived, erased in, or made anew.
    package func goOn(from earlier: LineFiles) -> Bool {
        zip(files, earlier.files).allSatisfy { now, before in
            guard let before else { return true }
            guard let now else { return false }
            return now.device == before.device && now.inode == before.inode && now.bytes >= before.bytes
        }
    }
}
