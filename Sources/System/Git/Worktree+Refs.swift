import Domain
import Platform

/// Refs of ours, and what they hold.
extension Worktree {
    /// Removes refs, all or none of them. One that is not there is no error. What only they held stays in the
    /// repository until git collects it.
    package func remove(refs: [String]) throws(GitError) {
        guard !refs.isEmpty else { return }
        let known = try self.refs(below: "refs/")
        let orders = refs.filter { known[$0] != nil }.map { "delete \($0)\0\0" }.joined()
        guard !orders.isEmpty else { return }
        try run(["update-ref", "--stdin", "-z"]) { $0.input = Array(orders.utf8) }
    }

    /// The whole name of the ref that a name stands for, `HEAD` for the branch that it is on; nil where it stands for a
    /// commit alone.
    package func wholeName(of name: String) throws(GitError) -> String? {
        let answer = try git.answer(["rev-parse", "--symbolic-full-name", "--verify", "--quiet", name], in: root)
        guard answer.isSuccess else { return nil }
        let found = answer.text.split(separator: "\n").first.map(String.init)
        return found == "HEAD" || found?.hasPrefix("refs/") != true ? nil : found
    }

    /// Hands over the contents of objects, a part at a time and in their order. One that the repository lacks is passed
    /// over.
    package func contents(
        of objects: [ObjectID],
        _ take: (_ object: ObjectID, _ part: UnsafeRawBufferPointer, _ isLast: Bool) -> Void
    ) throws(GitError) {
        guard !objects.isEmpty else { return }
        var reading = ObjectReading()
        try run(["cat-file", "--batch"]) { call in
            call.input = objects.flatMap { Array($0.text.utf8) + [UInt8(ascii: "\n")] }
            call.capturesOutput = false
        } onStdout: { chunk in
            reading.read(chunk, take)
        }
        guard reading.isAtEnd else { throw .unreadable("cat-file") }
    }
}
