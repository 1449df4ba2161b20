/* SPDX-License-Identifier: GPL-2.0 */
/*
 * exception_types - one row per exception type
 *
 *   EXC(name, base, doc)		keeps its arguments and no more
 *   EXC_LIKE(name, base, doc)		made the way its base is
 *   EXC_OS(name, base, doc)		one of the errors with a number
 *   EXC_OWN(name, base, doc, size, slots...)
 *
 * The includer defines them, which keeps the hierarchy readable in one place.
 * Which of them have an __init__ and a __new__ of their own programs can see.
 */
EXC_OWN(BaseException, OBJECT, "Common base class for all exceptions",
	sizeof(struct ob_exc), .dealloc = exc_dealloc, .traverse = exc_traverse,
	.clear = exc_clear, .repr = exc_repr, .str = ob_exc_str,
	.new = ob_exc_type_new, .init = ob_exc_type_init,
	.dictoffset = offsetof(struct ob_exc, dict), .members = exc_members,
	.getset = exc_getset, .getattro = ob_generic_getattr,
	.setattro = ob_generic_setattr, .methods = exc_methods);
EXC(Exception, BaseException, "Common base class for all non-exit exceptions.");
EXC(KeyboardInterrupt, BaseException, "Program interrupted by user.");
EXC_OWN(SystemExit, BaseException, "Request to exit from the interpreter.",
	80, .members = exit_members, .init = ob_exc_type_init);
EXC(GeneratorExit, BaseException, "Request that a generator exit.");
EXC(ArithmeticError, Exception, "Base class for arithmetic errors.");
EXC(FloatingPointError, ArithmeticError, "Floating point operation failed.");
EXC(OverflowError, ArithmeticError, "Result too large to be represented.");
EXC_OWN(ZeroDivisionError, ArithmeticError,
	"Second argument to a division or modulo operation was zero.",
	sizeof(struct ob_exc), .new = ob_exc_type_new,
	.init = ob_exc_type_init);
EXC(AssertionError, Exception, "Assertion failed.");
EXC_OWN(AttributeError, Exception, "Attribute not found.",
	sizeof(struct ob_attribute_error), .members = attribute_members,
	.init = ob_exc_type_init, .str = ob_exc_str);
EXC(BufferError, Exception, "Buffer error.");
EXC(EOFError, Exception, "Read beyond end of file.");
EXC_OWN(ImportError, Exception,
	"Import can't find module, or can't find name in module.",
	sizeof(struct ob_import_error), .str = import_error_str,
	.methods = import_error_methods,
	.members = import_members, .init = ob_exc_type_init);
EXC_LIKE(ModuleNotFoundError, ImportError, "Module not found.");
EXC(LookupError, Exception, "Base class for lookup errors.");
EXC(IndexError, LookupError, "Sequence index out of range.");
EXC_OWN(KeyError, LookupError, "Mapping key not found.",
	sizeof(struct ob_exc), .str = key_error_str, .init = ob_exc_type_init);
EXC(MemoryError, Exception, "Out of memory.");
EXC_OWN(NameError, Exception, "Name not found globally.",
	sizeof(struct ob_name_error), .members = nameerr_members,
	.init = ob_exc_type_init, .str = ob_exc_str);
EXC_LIKE(UnboundLocalError, NameError, "Local name referenced but not bound to a value.");
EXC_OWN(OSError, Exception, "Base class for I/O related errors.",
	112, .str = ob_os_error_str, .new = ob_os_error_type_new,
	.init = ob_os_error_type_init, .members = ob_os_error_members,
	.getset = ob_os_error_getset,
	.methods = ob_os_error_methods);
EXC_OS(BlockingIOError, OSError, "I/O operation would block.");
EXC_OS(ChildProcessError, OSError, "Child process error.");
EXC_OS(ConnectionError, OSError, "Connection error.");
EXC_OS(BrokenPipeError, ConnectionError, "Broken pipe.");
EXC_OS(ConnectionAbortedError, ConnectionError, "Connection aborted.");
EXC_OS(ConnectionRefusedError, ConnectionError, "Connection refused.");
EXC_OS(ConnectionResetError, ConnectionError, "Connection reset.");
EXC_OS(FileExistsError, OSError, "File already exists.");
EXC_OS(FileNotFoundError, OSError, "File not found.");
EXC_OS(InterruptedError, OSError, "Interrupted by signal.");
EXC_OS(IsADirectoryError, OSError, "Operation doesn't work on directories.");
EXC_OS(NotADirectoryError, OSError, "Operation only works on directories.");
EXC_OS(PermissionError, OSError, "Not enough permissions.");
EXC_OS(ProcessLookupError, OSError, "Process not found.");
EXC_OS(TimeoutError, OSError, "Timeout expired.");
EXC(ReferenceError, Exception, "Weak ref proxy used after referent went away.");
EXC(RuntimeError, Exception, "Unspecified run-time error.");
EXC(NotImplementedError, RuntimeError, "Method or function hasn't been implemented yet.");
EXC(RecursionError, RuntimeError, "Recursion limit exceeded.");
EXC_OWN(StopIteration, Exception, "Signal the end from iterator.__next__().",
	sizeof(struct ob_stop_iteration), .members = stop_members,
	.init = ob_exc_type_init);
EXC(StopAsyncIteration, Exception, "Signal the end from iterator.__anext__().");
EXC_OWN(SyntaxError, Exception, "Invalid syntax.",
	sizeof(struct ob_syntax_error), .str = syntax_error_str,
	.members = syntax_members, .init = ob_exc_type_init);
EXC_LIKE(IndentationError, SyntaxError, "Improper indentation.");
EXC_LIKE(TabError, IndentationError, "Improper mixture of spaces and tabs.");
EXC(SystemError, Exception, "Internal error in the Python interpreter.");
EXC(TypeError, Exception, "Inappropriate argument type.");
EXC(ValueError, Exception, "Inappropriate argument value (of correct type).");
EXC(UnicodeError, ValueError, "Unicode related error.");
EXC_OWN(UnicodeDecodeError, UnicodeError, "Unicode decoding error.",
	112, .str = ob_unicode_error_str, .getset = ob_unicode_error_getset,
	.init = ob_exc_type_init, .new = ob_exc_type_new);
EXC_OWN(UnicodeEncodeError, UnicodeError, "Unicode encoding error.",
	112, .str = ob_unicode_error_str, .getset = ob_unicode_error_getset,
	.init = ob_exc_type_init, .new = ob_exc_type_new);
EXC_OWN(UnicodeTranslateError, UnicodeError, "Unicode translation error.",
	112, .str = ob_unicode_error_str, .getset = ob_translate_error_getset,
	.init = ob_exc_type_init, .new = ob_exc_type_new);
EXC(Warning, Exception, "Base class for warning categories.");
EXC(DeprecationWarning, Warning, "Base class for warnings about deprecated features.");
EXC(PendingDeprecationWarning, Warning, "Base class for warnings about features to be deprecated");
EXC(RuntimeWarning, Warning, "Base class for warnings about dubious runtime behavior.");
EXC(SyntaxWarning, Warning, "Base class for warnings about dubious syntax.");
EXC(UserWarning, Warning, "Base class for warnings generated by user code.");
EXC(FutureWarning, Warning, "Base class for warnings about constructs that will change");
EXC(ImportWarning, Warning, "Base class for warnings about probable mistakes in module imports");
EXC(UnicodeWarning, Warning, "Base class for warnings about Unicode related problems");
EXC(BytesWarning, Warning, "Base class for warnings about bytes and buffer related problems");
EXC(ResourceWarning, Warning, "Base class for warnings about resource usage.");
EXC(EncodingWarning, Warning, "Base class for warnings about encodings.");
