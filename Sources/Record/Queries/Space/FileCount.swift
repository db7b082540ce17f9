import Domain
import Platform

/// Counts what is below a path. No link is followed, and what cannot be looked at is counted as that.
struct FileCount {
    let disk: any Disk

    init(on disk: any Disk) { self.disk = disk }

    func sum(of path: String) -> FileSum {
        var sum = FileSum()
        var waiting = [path]
        while let next = waiting.popLast() {
            guard let status = status(of: next) else {
                if next != path { sum.unreadable += 1 }
                continue
            }
            switch status.kind {
            case .file:
                sum.bytes += status.bytes
                sum.files += 1
            case .folder:
                guard let names = names(in: next) else {
                    sum.unreadable += 1
                    continue
                }
                waiting += names.map { "\(next)/\($0)" }
            case .symbolicLink, .socket, .pipe, .device: break
            }
        }
        return sum
    }

    /// Nothing where it is no folder, or cannot be read.
    func names(in folder: String) -> [String]? {
        Deliberate.ignore(because: "what cannot be read is counted, and must not hide the rest") {
            () throws(PlatformError) in try disk.list(folder)
        }
    }

    private func status(of path: String) -> FileStatus? {
        let found = Deliberate.ignore(because: "what cannot be looked at is counted, and must not hide the rest") {
            () throws(PlatformError) in try disk.status(of: path)
        }
        return found ?? nil
    }
}
