package import Domain
package import JSON

/// What a shim tells of its run as it happens. Facts are news and not the record: the files of the run tell the same
/// and more, and a fact that is lost is lost.
package enum RunFact: Hashable, Sendable {
    /// What the recorder waits for, and the agent with it.
    package enum Wait: String, TermWord, CaseIterable {
        case nothing
        case room
        case disk
    }

    /// Fields as in `state.json`.
    package struct State: Hashable, Sendable {
        package var status: Term<RunStatus>
        package var outcome: Term<Outcome>?
        package var reason: Term<Reason>?
        package var exitCode: Int64?
        package var signal: Int64?

        package init(_ status: RunStatus) { self.status = .known(status) }
    }

    case started(ProcessIdentity)
    case state(State)
    case waits(Term<Wait>)
    case stopRequested(reason: Term<Reason>, graceSeconds: Int64)
    case checkpointTaken(seq: Int64, ref: String, commit: String)
    case pulse(stdoutBytes: Int64, stderrBytes: Int64, lastOutputAt: WallTime?)
    /// A fact of a newer version, kept as it is.
    case unknown(JSONObject)

    package static let key = "fact"

    package init(_ frame: JSONObject) throws(ControlError) {
        do throws(FieldError) { try self.init(Fields(frame), frame) } catch { throw .field(error) }
    }

    private init(_ fields: Fields, _ frame: JSONObject) throws(FieldError) {
        switch try fields.required(Self.key, .text) {
        case "started": self = .started(try ProcessIdentity(fields))
        case "state": self = .state(try State(fields))
        case "waits": self = .waits(try fields.required("for", .term()))
        case "stop_requested":
            self = .stopRequested(
                reason: try fields.required("reason", .term()),
                graceSeconds: try fields.required("graceSec", .count)
            )
        case "checkpoint_taken":
            self = .checkpointTaken(
                seq: try fields.required("checkpointSeq", .count),
                ref: try fields.required("ref", .text),
                commit: try fields.required("commit", .text)
            )
        case "pulse":
            self = .pulse(
                stdoutBytes: try fields.required("stdoutBytes", .count),
                stderrBytes: try fields.required("stderrBytes", .count),
                lastOutputAt: try fields.optional("lastOutputAt", .time)
            )
        default: self = .unknown(frame)
        }
    }

    package var json: JSONObject {
        switch self {
        case .started(let process): Self.object("started", process.json)
        case .state(let state): Self.object("state", state.json)
        case .waits(let wait): Self.object("waits", ["for": .string(wait.text)])
        case .stopRequested(let reason, let graceSeconds):
            Self.object("stop_requested", ["reason": .string(reason.text), "graceSec": .integer(graceSeconds)])
        case .checkpointTaken(let seq, let ref, let commit):
            Self.object(
                "checkpoint_taken",
                ["checkpointSeq": .integer(seq), "ref": .string(ref), "commit": .string(commit)]
            )
        case .pulse(let stdoutBytes, let stderrBytes, let lastOutputAt):
            Self.object("pulse", Self.pulse(stdoutBytes, stderrBytes, lastOutputAt))
        case .unknown(let frame): frame
        }
    }

    private static func object(_ word: String, _ fields: JSONObject) -> JSONObject {
        var object: JSONObject = [key: .string(word)]
        for field in fields.fields { object.append(field.key, field.value) }
        return object
    }

    private static func pulse(_ stdoutBytes: Int64, _ stderrBytes: Int64, _ lastOutputAt: WallTime?) -> JSONObject {
        var object: JSONObject = ["stdoutBytes": .integer(stdoutBytes), "stderrBytes": .integer(stderrBytes)]
        object["lastOutputAt"] = lastOutputAt.map { .string($0.iso) }
        return object
    }
}

extension RunFact.State {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        status = try fields.required("status", .term())
        outcome = try fields.optional("outcome", .term())
        reason = try fields.optional("reason", .term())
        exitCode = try fields.optional("exitCode", .integer)
        signal = try fields.optional("signal", .integer)
    }

    fileprivate var json: JSONObject {
        var object: JSONObject = ["status": .string(status.text)]
        object["outcome"] = outcome.map { .string($0.text) }
        object["reason"] = reason.map { .string($0.text) }
        object["exitCode"] = exitCode.map { .integer($0) }
        object["signal"] = signal.map { .integer($0) }
        return object
    }
}
