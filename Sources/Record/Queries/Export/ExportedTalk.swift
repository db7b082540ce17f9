/// A part of a conversation, and where they are wanted, its bytes as the agent wrote them.
package struct ExportedTalk: Hashable, Sendable {
    package var item: TalkItem
    package var raw: RawBytes?

    package enum RawBytes: Hashable, Sendable {
        case bytes([UInt8])
        /// The file is not there, or shorter than the record says.
        case missing
    }

    package init(_ item: TalkItem, raw: RawBytes? = nil) {
        self.item = item
        self.raw = raw
    }
}
