import Domain
import Journal
import Platform

/// The line ends in both channels of a run.
struct RunNewlines: ~Copyable {
    private var stdout: NewlineSearch
    private var stderr: NewlineSearch

    init(_ paths: RunPaths, on disk: any Disk) throws(JournalError) {
        let stdout = try NewlineSearch(paths.log(of: .stdout), on: disk)
        let stderr = try NewlineSearch(paths.log(of: .stderr), on: disk)
        self.stdout = stdout
        self.stderr = stderr
    }

    func size(of channel: Channel) throws(JournalError) -> Int64 {
        switch channel {
        case .stdout: try stdout.size()
        case .stderr: try stderr.size()
        }
    }

    mutating func next(of channel: Channel, in range: Range<Int64>) throws(JournalError) -> NewlineSearch.Finding {
        switch channel {
        case .stdout: try stdout.next(in: range)
        case .stderr: try stderr.next(in: range)
        }
    }
}
