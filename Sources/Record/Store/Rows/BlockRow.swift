package import Domain

/// A part of a message: a row of `blocks`, and one of `conversations`.
package struct BlockRow: Hashable, Sendable {
    package var worker: String
    /// Of its message, in the run.
    package var message: Int64
    /// Its place in its message, and in the run, from 0.
    package var index: Int64
    package var number: Int64
    package var at: WallTime
    package var type: String
    /// In the source of its message.
    package var bytes: Range<Int64>
    /// Of a longer one only the beginning, and the whole in `packed`.
    package var content: String?
    package var contentBytes: Int64 = 0
    package var packed: [UInt8]?
    package var toolName: String?
    package var toolUse: String?
    package var toolInput: String?
    package var toolOutput: String?
    package var toolSuccess: Bool?

    package init(
        worker: String,
        message: Int64,
        index: Int64,
        number: Int64,
        at: WallTime,
        type: String,
        bytes: Range<Int64>
    ) {
        self.worker = worker
        self.message = message
        self.index = index
        self.number = number
        self.at = at
        self.type = type
        self.bytes = bytes
    }
}
