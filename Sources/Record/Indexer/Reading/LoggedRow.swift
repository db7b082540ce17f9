import Decoding
import Domain
import JSON
import Store

/// A line of an imported log, to become a row of the session that its file is. What is secret in it is redacted
/// already.
struct LoggedRow: Hashable {
    /// Of its file.
    let sequence: Int64
    let at: WallTime
    let line: LoggedLine

    /// Belongs into the transaction of the file's own rows.
    func insert(into rows: IndexRows, session: SessionID) throws(StoreError) {
        guard line.type != LoggedLine.worker else {
            guard let worker = line.data["worker_id"]?.stringValue else { return }
            try rows.ensureLogged(worker, of: line.data["task_id"]?.stringValue, at: at)
            return try rows.settleCosts(of: worker)
        }
        let row = SessionLine(
            session: session,
            sequence: sequence,
            at: at,
            level: line.level,
            message: line.message,
            data: line.data
        )
        try row.insert(as: Term(line.type), into: rows)
        if let worker = line.data["worker_id"]?.stringValue { try rows.settleCosts(of: worker) }
    }
}
