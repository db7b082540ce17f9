/// What a line of Claude Code is made of, found in one pass: looking for each by itself would go through the line a
/// dozen times, and mostly in vain. Streams and transcripts spell some names in two ways, which is known only here.
struct ClaudeFields {
    let node: LineNode
    private(set) var type: LineNode?
    private(set) var message: LineNode?
    private(set) var timestamp: LineNode?
    private(set) var conversation: LineNode?
    private(set) var id: LineNode?
    private(set) var parent: LineNode?
    private(set) var subagent: LineNode?
    private(set) var subagentCall: LineNode?
    private(set) var isSidechain: LineNode?
    private(set) var request: LineNode?
    private(set) var folder: LineNode?
    private(set) var version: LineNode?
    private(set) var branch: LineNode?
    private(set) var permissionMode: LineNode?
    private(set) var isMeta: LineNode?
    private(set) var isReplay: LineNode?
    private(set) var isSummary: LineNode?
    private(set) var toolResult: LineNode?
    private(set) var toolDecision: LineNode?
    private(set) var toolDecisions: LineNode?
    private(set) var denial: LineNode?
    private(set) var error: LineNode?
    private(set) var errorStatus: LineNode?
    private(set) var cost: LineNode?

    init(_ line: LineNode) {
        node = line
        for member in line.children where !member.isNull { take(member) }
        // The first versions wrote lines without a type, but not without the role of their message.
        type = type ?? message?["role"]
    }

    /// A name is compared with those of its own length.
    private mutating func take(_ member: LineNode) {
        switch member.keyBytesCount {
        case 3:
            Self.keep(member, as: "cwd", in: &folder)
        case 4:
            Self.keep(member, as: "type", in: &type)
            Self.keep(member, as: "uuid", in: &id)
        case 5:
            Self.keep(member, as: "error", in: &error)
        case 6:
            Self.keep(member, as: "isMeta", in: &isMeta)
        case 7:
            Self.keep(member, as: "message", in: &message)
            Self.keep(member, as: "version", in: &version)
            Self.keep(member, as: "agentId", in: &subagent)
            Self.keep(member, as: "costUSD", in: &cost)
        case 8:
            Self.keep(member, as: "isReplay", in: &isReplay)
            Self.keep(member, as: "agent_id", in: &subagent)
        case 9:
            Self.keep(member, as: "sessionId", in: &conversation)
            Self.keep(member, as: "timestamp", in: &timestamp)
            Self.keep(member, as: "gitBranch", in: &branch)
            Self.keep(member, as: "requestId", in: &request)
        case 10:
            Self.keep(member, as: "parentUuid", in: &parent)
            Self.keep(member, as: "session_id", in: &conversation)
            Self.keep(member, as: "request_id", in: &request)
        case 11:
            Self.keep(member, as: "isSidechain", in: &isSidechain)
        case 13:
            Self.keep(member, as: "toolUseResult", in: &toolResult)
        case 14:
            Self.keep(member, as: "permissionMode", in: &permissionMode)
            Self.keep(member, as: "toolDenialKind", in: &denial)
            Self.keep(member, as: "apiErrorStatus", in: &errorStatus)
        case 15:
            Self.keep(member, as: "tool_use_result", in: &toolResult)
        case 16:
            Self.keep(member, as: "isCompactSummary", in: &isSummary)
            Self.keep(member, as: "tool_result_meta", in: &toolDecisions)
            Self.keep(member, as: "api_error_status", in: &errorStatus)
        case 17:
            // Where a compaction cut the chain of lines, this holds it together.
            Self.keep(member, as: "logicalParentUuid", in: &parent)
        case 18:
            Self.keep(member, as: "parent_tool_use_id", in: &subagentCall)
            Self.keep(member, as: "permissionDecision", in: &toolDecision)
        default: break
        }
    }

    @inline(__always)
    private static func keep(_ member: LineNode, as name: StaticString, in field: inout LineNode?) {
        if member.hasKey(name) { field = member }
    }
}
