/// How far the log of a run goes, as far as it was counted.
package struct LogExtent: Hashable, Sendable {
    /// Its id.
    package let run: String
    /// The lines of the chosen streams that are known by now.
    package let total: Int
    /// Whether a huge log is still being counted: whoever asks again gets further.
    package let isCounting: Bool
    package let isLive: Bool
    /// To the chosen channels.
    package let writtenBytes: Int64

    package init(run: String, total: Int, isCounting: Bool, isLive: Bool, writtenBytes: Int64) {
        self.run = run
        self.total = total
        self.isCounting = isCounting
        self.isLive = isLive
        self.writtenBytes = writtenBytes
    }
}
