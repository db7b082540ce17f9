package import Domain

/// Something that a writer had to mend before it could go on.
package enum Repair: Hashable, Sendable {
    case closedTear(TornTail)
    case endedLine
    case madeWorkerLog
    case madeChannel(Channel)
    case madeIndex
    /// Bytes that no record spoke of got one, whose time is approximate.
    case indexedBytes(Channel, count: Int64)
    /// Records that reached beyond the bytes of their channel were cut to them.
    case clampedRecords(Channel, count: Int64)
    /// The events told more than the state did.
    case advancedState
    case rebuiltState
    case keptUnreadableState(String)

    /// Whether an event of its own tells of it.
    var hasEvent: Bool {
        switch self {
        case .closedTear: true
        case .endedLine, .madeWorkerLog, .madeChannel, .madeIndex, .indexedBytes, .clampedRecords, .advancedState,
            .rebuiltState,
            .keptUnreadableState:
            false
        }
    }

    /// The word in the `repairs` of a `recovered` event.
    package var word: String {
        switch self {
        case .closedTear: "torn_tail"
        case .endedLine: "ended_line"
        case .madeWorkerLog: "made_worker_log"
        case .madeChannel(let channel): "made_\(channel.rawValue)"
        case .madeIndex: "made_index"
        case .indexedBytes(let channel, _): "indexed_\(channel.rawValue)"
        case .clampedRecords(let channel, _): "clamped_\(channel.rawValue)"
        case .advancedState: "advanced_state"
        case .rebuiltState: "rebuilt_state"
        case .keptUnreadableState: "kept_unreadable_state"
        }
    }
}
