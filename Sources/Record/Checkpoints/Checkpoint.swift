package import Domain
package import Git
package import JSON
import Journal

/// `checkpoints/NNNN.json`: the files of a worktree at one moment, as a commit that a ref of ours holds.
package struct Checkpoint: Document {
    package static let fileName = "NNNN.json"
    /// How many of the files that it lacks a checkpoint names.
    package static let leftOutListedMax = 1_000

    package var layoutVersion = Layout.run
    package let seq: Int64
    package let createdAt: WallTime
    package let ref: String
    package let commit: ObjectID
    package let tree: ObjectID
    /// Nil on a branch that had no commit yet.
    package let baseCommit: ObjectID?
    /// Nil where `HEAD` was on none.
    package let branch: String?
    /// What git had begun and not ended, such as a merge.
    package let operation: Term<GitOperation>?
    /// How many files differ from the base commit.
    package let files: Int64
    /// Nil where the difference was too long for a patch; the commit has it all the same.
    package let patchBytes: Int64?
    package let leftOut: [LeftOut]
    /// How many were left out, those with that are not listed.
    package let leftOutCount: Int64
    package let summaryHint: String?

    /// The ref of a checkpoint, which keeps its commit from being collected.
    package static func ref(of run: RunID, _ seq: Int64) -> String { "refs/roost/\(run)/\(seq)" }

    init(_ made: MadeCommit, of run: RunID, seq: Int64, createdAt: WallTime, patchBytes: Int64?, hint: String?) {
        self.seq = seq
        self.createdAt = createdAt
        ref = Self.ref(of: run, seq)
        commit = made.commit
        tree = made.snapshot.tree
        baseCommit = made.snapshot.head.commit
        branch = made.snapshot.head.branch
        operation = made.snapshot.operation.map { .known($0) }
        files = Int64(made.files)
        self.patchBytes = patchBytes
        leftOut = Array(made.snapshot.leftOut.prefix(Self.leftOutListedMax))
        leftOutCount = Int64(made.snapshot.leftOut.count)
        summaryHint = hint
    }

    package init(_ fields: Fields) throws(FieldError) {
        layoutVersion = try fields.required("layoutVersion", .text)
        seq = try fields.required("seq", .count)
        createdAt = try fields.required("createdAt", .time)
        ref = try fields.required("ref", .text)
        commit = try fields.required("commit", .gitObject)
        tree = try fields.required("tree", .gitObject)
        baseCommit = try fields.optional("baseCommit", .gitObject)
        branch = try fields.optional("branch", .text)
        operation = try fields.optional("operation", .term())
        files = try fields.required("files", .count)
        patchBytes = try fields.optional("patchBytes", .count)
        var leftOut: [LeftOut] = []
        for entry in try fields.optional("leftOut", .objects) ?? [] { leftOut.append(try LeftOut(entry)) }
        self.leftOut = leftOut
        leftOutCount = try fields.optional("leftOutCount", .count) ?? Int64(leftOut.count)
        summaryHint = try fields.optional("summaryHint", .text)
    }

    package var json: JSONObject {
        var object: JSONObject = ["layoutVersion": .string(layoutVersion), "seq": .integer(seq)]
        object.append("createdAt", .string(createdAt.iso))
        object.append("ref", .string(ref))
        object.append("commit", .string(commit.text))
        object.append("tree", .string(tree.text))
        if let baseCommit { object.append("baseCommit", .string(baseCommit.text)) }
        if let branch { object.append("branch", .string(branch)) }
        if let operation { object.append("operation", .string(operation.text)) }
        object.append("files", .integer(files))
        if let patchBytes { object.append("patchBytes", .integer(patchBytes)) }
        object.append("leftOut", .array(leftOut.map { .object($0.json) }))
        object.append("leftOutCount", .integer(leftOutCount))
        if let summaryHint { object.append("summaryHint", .string(summaryHint)) }
        return object
    }
}

extension FieldShape where Value == ObjectID {
    fileprivate static var gitObject: FieldShape {
        FieldShape(expected: "the name of a git object") { $0.stringValue.flatMap { ObjectID($0) } }
    }
}
