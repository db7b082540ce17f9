import Domain
import JSON

/// What happened, and what was said.
extension ExportObject {
    static func of(_ trigger: RecordedTrigger) -> JSONObject {
        [
            "at": time(trigger.at), "type": .string(trigger.type), "source": JSONValue(trigger.source),
            "task": JSONValue(trigger.task), "session": .string(trigger.session), "data": trigger.data,
        ]
    }

    static func of(_ decision: RecordedDecision) -> JSONObject {
        [
            "decision": .string(decision.name.text), "at": time(decision.at), "session": .string(decision.name.session),
            "contextType": .string(decision.contextType), "context": JSONValue(decision.context),
            "point": .string(decision.point), "function": .string(decision.function), "input": decision.input,
            "output": decision.output, "chosen": JSONValue(decision.chosen), "notChosen": texts(decision.notChosen),
            "reason": JSONValue(decision.reason), "durationMs": JSONValue(decision.milliseconds),
            "sourceFile": JSONValue(decision.sourceFile),
        ]
    }

    static func of(_ operation: WorktreeOperation) -> JSONObject {
        var object: JSONObject = [
            "at": time(operation.at), "task": .string(operation.task), "operation": .string(operation.operation),
            "path": .string(operation.path), "branch": JSONValue(operation.branch),
            "reason": JSONValue(operation.reason),
        ]
        object.append("signs", .object(operation.signs))
        object.append("logic", operation.logic)
        object.append("session", .string(operation.session))
        return object
    }

    static func of(_ change: RecordedChange) -> JSONObject {
        [
            "at": time(change.at), "type": .string(change.type), "subject": JSONValue(change.subject),
            "level": .string(change.level), "message": .string(change.message), "data": change.data,
            "session": .string(change.session),
        ]
    }

    static func of(_ checkpoint: RecordedCheckpoint) -> JSONObject {
        [
            "run": .string(checkpoint.run), "sequence": .integer(checkpoint.sequence), "at": time(checkpoint.at),
            "ref": .string(checkpoint.ref), "commit": .string(checkpoint.commit),
            "base": JSONValue(checkpoint.base), "branch": JSONValue(checkpoint.branch),
            "files": .integer(checkpoint.files), "patchBytes": JSONValue(checkpoint.patchBytes),
            "leftOut": .integer(checkpoint.leftOutCount), "summary": JSONValue(checkpoint.summary),
        ]
    }

    static func of(_ event: RecordedEvent) -> JSONObject {
        let isOfSession = event.origin == .session
        return [
            "at": time(event.at), "origin": .string(event.origin.rawValue),
            "session": isOfSession ? .string(event.owner) : .null, "run": isOfSession ? .null : .string(event.owner),
            "task": JSONValue(event.task), "type": .string(event.type), "severity": .string(event.severity),
            "component": JSONValue(event.component), "message": .string(event.message), "details": event.details,
            "stackTrace": JSONValue(event.stackTrace),
        ]
    }

    /// A message without its blocks.
    static func ofMessage(of block: TalkBlock) -> JSONObject {
        [
            "message": .integer(block.message), "at": time(block.at), "role": .string(block.role),
            "model": JSONValue(block.model), "sidechain": .bool(block.isSidechain),
        ]
    }

    static func of(_ block: TalkBlock, _ raw: ExportedTalk.RawBytes?) -> JSONObject {
        var object: JSONObject = [
            "number": .integer(block.number), "at": time(block.at), "type": .string(block.type),
            "text": JSONValue(block.content), "tool": JSONValue(block.toolName), "call": JSONValue(block.toolUse),
            "input": JSONValue(block.toolInput), "output": JSONValue(block.toolOutput),
            "ok": block.isSuccess.map { .bool($0) } ?? .null, "cut": .bool(block.isCut),
        ]
        switch raw {
        case nil: break
        case .missing: object.append("raw", .null)
        case .bytes(let bytes):
            // What is no UTF-8 would not come out of a text as it went in.
            if let text = String(validating: bytes, as: UTF8.self) {
                object.append("raw", .string(text))
            } else {
                object.append("rawBase64", .string(Base64.encode(bytes)))
            }
        }
        return object
    }

    static func of(_ heading: ExportHeading) -> JSONObject {
        let selection: JSONObject
        switch heading.selection {
        case .task(let task): selection = ["task": .string(task)]
        case .run(let run): selection = ["run": .string(run)]
        case .window(let window): selection = ["since": time(window.since), "until": time(window.until)]
        }
        return [
            "schema": .string("roost.export/1"), "exportedAt": time(heading.at), "roost": .string(heading.version),
            "selection": .object(selection), "redacted": .bool(!heading.isRaw),
        ]
    }
}
