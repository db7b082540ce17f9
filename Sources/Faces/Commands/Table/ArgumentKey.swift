/// What a command lists among its arguments.
package protocol ArgumentKey: Sendable {
    var row: ArgumentRow { get }
}
