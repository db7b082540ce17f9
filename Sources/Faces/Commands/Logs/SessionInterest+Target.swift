import Domain
import Journal
import Queries

extension SessionInterest {
    init(in target: LogTarget, _ runs: [LogRun], endedAt: WallTime?) {
        switch target {
        case .task(let task): self = SessionInterest(in: task, runs: runs.map(\.metadata.run.text))
        case .worker(let worker): self = SessionInterest(ids: Set([worker.text] + runs.map(\.metadata.run.text)))
        case .run:
            self = runs.first.map { SessionInterest(in: $0, endedAt: endedAt) } ?? SessionInterest(ids: [])
        case .daemon: self = .daemon
        }
    }
}
