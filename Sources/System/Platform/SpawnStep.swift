/// The steps of starting a program, in their order.
package enum SpawnStep: String, Sendable, CaseIterable {
    case clone = "make a process"
    case session = "begin a session"
    case descriptors = "pass the descriptors"
    case workingFolder = "enter the working folder"
    case exec = "run the program"
}
