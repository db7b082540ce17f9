package import Domain

/// A message: a row of `messages`.
package struct MessageRow: Hashable, Sendable {
    package var worker: String
    /// Its place in the run, from 0.
    package var index: Int64
    package var at: WallTime
    package var role: String
    package var source: String
    /// Its bytes there.
    package var bytes: Range<Int64>
    package var model: String?
    package var response: String?
    package var conversation: String?
    package var isSidechain = false

    package init(worker: String, index: Int64, at: WallTime, role: String, source: String, bytes: Range<Int64>) {
        self.worker = worker
        self.index = index
        self.at = at
        self.role = role
        self.source = source
        self.bytes = bytes
    }
}
