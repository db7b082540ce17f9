package import Domain

/// How far somebody has read the lines of a run: what a reader goes on from, now or in another process.
package struct RunPlace: Hashable, Sendable {
    /// Everything up to this number has been read.
    package var sequence: Int64
    /// Where the next line of a channel begins. A channel that is not named begins with the first line that ends
    /// behind the place.
    package var offsets: PerChannel<Int64>

    package init(sequence: Int64, offsets: PerChannel<Int64>) {
        self.sequence = sequence
        self.offsets = offsets
    }

    package static let start = RunPlace(sequence: 0, offsets: [.stdout: 0, .stderr: 0])
}
