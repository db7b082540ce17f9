/// What a command lists among its options.
package protocol OptionKey: Sendable {
    var row: OptionRow { get }
}
