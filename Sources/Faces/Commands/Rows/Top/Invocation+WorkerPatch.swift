import Domain
import Journal
import Queries
import Runs
import TerminalUI

extension Invocation {
    /// What a worker has changed, as text for a screen: what is secret in it is taken out.
    func workerPatch(of name: String) throws(CommandError) -> DiffPicture {
        let target = try worker(named: name)
        let path = try WorkerTreeCommand.folder(of: target, self)
        let most = Int64(DiffPicture.patchBytesMax)
        guard let bytes = try patch(ofTree: path, since: WorkerTreeCommand.base(of: path, self), bytesMax: most) else {
            throw .failed("it is longer than \(ByteCount(bytes: most)): d shows it in a pager", hint: nil)
        }
        let redaction = RunRedaction(of: target.run.paths, in: HomePaths(root: try home()), on: disk)
        return DiffPicture(patch: redaction.redact(String(decoding: bytes, as: UTF8.self)).text)
    }
}
