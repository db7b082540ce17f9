package import Domain
package import JSON

/// Where the checkpoints of a run stand: the last that was taken, and the number of the next.
package struct CheckpointState: Hashable, Sendable {
    package let mode: Term<CheckpointMode>
    package private(set) var lastSeq: Int64
    package let resumeFromSeq: Int64?
    package let deferredFeatures: [String]
    package let note: String

    package var nextSeq: Int64 { lastSeq + 1 }

    package init(_ request: CheckpointRequest) {
        mode = .known(request.mode)
        lastSeq = request.resumeFromSeq ?? 0
        resumeFromSeq = request.resumeFromSeq
        deferredFeatures = request.mode.deferredFeatures
        note = request.mode.note
    }

    /// As a run that was prepared earlier asked for it.
    init(_ metadata: RunMetadata) {
        mode = metadata.checkpointMode
        lastSeq = metadata.resumeFromSeq ?? 0
        resumeFromSeq = metadata.resumeFromSeq
        deferredFeatures = metadata.checkpointMode.known?.deferredFeatures ?? []
        note = metadata.checkpointMode.known?.note ?? ""
    }

    init(_ fields: Fields) throws(FieldError) {
        mode = try fields.required("mode", .term())
        lastSeq = try fields.required("lastCheckpointSeq", .integer)
        resumeFromSeq = try fields.optional("resumeFromSeq", .integer)
        deferredFeatures = try fields.optional("deferredFeatures", .texts) ?? []
        note = try fields.optional("note", .text) ?? ""
    }

    package mutating func checkpointTaken(_ seq: Int64) {
        precondition(seq > lastSeq, "checkpoints are numbered upwards")
        lastSeq = seq
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("mode", mode)
        list.add("lastCheckpointSeq", lastSeq)
        list.add("nextCheckpointSeq", nextSeq)
        list.add("resumeFromSeq", resumeFromSeq)
        list.add("deferredFeatures", deferredFeatures)
        list.add("note", note)
        return list.object
    }
}
