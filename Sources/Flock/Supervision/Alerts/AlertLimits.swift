/// What bounds alerts.
package enum AlertLimits {
    package static let keyBytesMax = 512
    package static let textLettersMax = 400
    /// How many wait for one channel.
    package static let waitingMax = 100
    /// How many are told in one.
    package static let linesMax = 20
    /// Of how many it is kept that they were told.
    package static let toldMax = 1_000
    package static let firstPause = Duration.seconds(5)
    package static let pauseMax = Duration.seconds(300)
    /// How long after it came up somebody still wants to know.
    package static let age = Duration.seconds(24 * 3_600)
    /// How long one may take to be told.
    package static let sendingTimeout = Duration.seconds(20)
    package static let urlBytesMax = 4_096
}
