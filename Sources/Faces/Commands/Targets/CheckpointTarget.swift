package import Checkpoints
import Git
package import Journal
package import Platform

/// The checkpoint that a person means: one of a run by its number, or the last.
package enum CheckpointTarget {
    package static let argument = Argument(
        "SEQ",
        .integer(1...),
        count: .optional,
        "The number of the checkpoint (default: the last)"
    )

    package static func checkpoint(
        _ seq: Int?,
        of run: RunPaths,
        on disk: any Disk
    ) throws(CommandError) -> Checkpoint {
        let name = FilePath.name(of: run.directory)
        return try checking { () throws(CheckpointError) in
            let folder = CheckpointFolder(of: run, on: disk)
            guard let last = try folder.sequences().last else { throw .none(run: name) }
            let wanted = seq.map(Int64.init) ?? last
            guard let checkpoint = try folder.read(wanted) else { throw .noSuch(seq: wanted, run: name) }
            return checkpoint
        }
    }

    /// Does something with checkpoints; what fails becomes an error of a command.
    package static func checking<Result>(
        _ body: () throws(CheckpointError) -> Result
    ) throws(CommandError) -> Result {
        do { return try body() } catch { throw CommandError(error) }
    }
}

extension CommandError {
    fileprivate init(_ error: CheckpointError) {
        switch error {
        case .disk(let cause), .git(.platform(let cause)): self = .platform(cause)
        case .journal(let cause): self = .journal(cause)
        case .none(let run): self = .notFound(kind: "checkpoint", text: run, similar: [])
        case .noSuch(let seq, let run): self = .notFound(kind: "checkpoint of \(run)", text: "\(seq)", similar: [])
        case .busy, .operation, .otherBase, .dirty, .inTheWay, .commitMissing:
            self = .refused(error.description, hint: error.hint)
        case .git, .restless: self = .failed(error.description, hint: error.hint)
        }
    }
}
